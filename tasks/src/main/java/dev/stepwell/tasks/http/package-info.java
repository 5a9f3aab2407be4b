/**
 * HTTP to one service of AWS, or to what stands in for it: where it answers, and how requests are signed.
 *
 * <p>It knows no operation of any service and never tries again. Start at {@link
 * dev.stepwell.tasks.http.ServiceClient}.
 */
@NullMarked
package dev.stepwell.tasks.http;

import org.jspecify.annotations.NullMarked;
