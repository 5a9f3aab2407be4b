/**
 * The packaged server and its disk: what it syncs before it says or does something, what a power cut leaves, and how it
 * behaves on a disk that is full, slow or cannot be written. Start at
 * {@link dev.stepwell.acceptance.power.TracedServerTest}.
 */
@NullMarked
package dev.stepwell.acceptance.power;

import org.jspecify.annotations.NullMarked;
