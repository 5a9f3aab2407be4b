/**
 * Signature Version 4, from the server's side: who sent a request, and whether it arrived as it was sent.
 *
 * <p>Knows nothing of operations. Codes, texts and the order of the checks are those of AWS's JSON services; where they
 * are stricter here, {@code docs/security.md} says so. Start at {@link dev.stepwell.api.signature.SignatureCheck}.
 */
@NullMarked
package dev.stepwell.api.signature;

import org.jspecify.annotations.NullMarked;
