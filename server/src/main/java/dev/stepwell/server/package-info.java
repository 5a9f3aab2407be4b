/**
 * The program: wires store, engine, connectors, API and listener by hand and offers them on the command line.
 *
 * <p>Holds no logic of its own. Start at {@link dev.stepwell.server.Main}; {@link dev.stepwell.server.StepwellServer}
 * shows how the parts fit together.
 */
@NullMarked
package dev.stepwell.server;

import org.jspecify.annotations.NullMarked;
