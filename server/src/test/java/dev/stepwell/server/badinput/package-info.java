/**
 * Wrong requests, generated from the published model of the service and sent to a whole server. Start at {@link
 * dev.stepwell.server.badinput.BadInputTest}.
 */
@NullMarked
package dev.stepwell.server.badinput;

import org.jspecify.annotations.NullMarked;
