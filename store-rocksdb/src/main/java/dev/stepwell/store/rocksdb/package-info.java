/**
 * The embedded store: one RocksDB in a data directory of one process.
 *
 * <p>RocksDB's native calls stay in this package. It knows tables of bytes and must never know what they mean. Start at
 * {@link dev.stepwell.store.rocksdb.RocksStore}.
 */
@NullMarked
package dev.stepwell.store.rocksdb;

import org.jspecify.annotations.NullMarked;
