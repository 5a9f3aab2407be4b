/**
 * What a power cut leaves of a store. A process is run under {@code strace}, its system calls are replayed on a disk
 * that knows what was synced, and the disk is looked at as it would be after a cut at any of them. Nothing here knows
 * what the files mean, except {@link dev.stepwell.store.rocksdb.powercut.LogRecords}. Start at
 * {@link dev.stepwell.store.rocksdb.powercut.ShadowDisk}.
 */
@NullMarked
package dev.stepwell.store.rocksdb.powercut;

import org.jspecify.annotations.NullMarked;
