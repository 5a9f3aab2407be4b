package dev.stepwell.engine.express;

import dev.stepwell.engine.Ticker;
import dev.stepwell.engine.call.Calls;
import dev.stepwell.engine.log.ExecutionLogs;
import dev.stepwell.interpreter.Interpreter;

/** What a run works with. Immutable; every part is thread-safe. */
record ExpressServices(Interpreter interpreter, Ticker ticker, Calls calls, NestedStart nested, ExecutionLogs logs) {}
