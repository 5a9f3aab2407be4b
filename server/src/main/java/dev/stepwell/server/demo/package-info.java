/**
 * The demo: deploys the example application to a server, runs its orders side by side through the public API and tells
 * what happens. Start at {@link dev.stepwell.server.demo.Demo}.
 */
@NullMarked
package dev.stepwell.server.demo;

import org.jspecify.annotations.NullMarked;
