package dev.stepwell.engine.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A task call, from its turn to its answer. Confined to whoever made it. */
@Name("dev.stepwell.Call")
@Label("Task Call")
@Description("A task call, from its turn to its answer.")
@Category("Stepwell")
@StackTrace(false)
public final class CallEvent extends Event {
    @Label("Execution")
    public String execution = "";

    @Label("State")
    public String state = "";

    @Label("Resource")
    public String resource = "";
}
