/**
 * The stored forms of histories and of execution states, and nothing else: bytes in, values out.
 *
 * <p>Formats are declared in {@code history.proto} and {@code state.proto}; every stored value begins with a kind byte
 * and a version byte. Payload bytes lie beside the protobuf messages, so that they are copied once. Must never step an
 * execution or touch a store. Start at {@link dev.stepwell.engine.codec.StateCodec}.
 */
@NullMarked
package dev.stepwell.engine.codec;

import org.jspecify.annotations.NullMarked;
