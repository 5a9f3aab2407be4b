package dev.stepwell.engine.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** Timers that one turn of a lane fired. Confined to whoever made it. */
@Name("dev.stepwell.Wakes")
@Label("Wakes")
@Description("Timers that one turn of a lane fired.")
@Category("Stepwell")
@StackTrace(false)
public final class WakesEvent extends Event {
    @Label("Count")
    public int count;

    @Label("Latest")
    @Description("How late the latest of them was")
    @Timespan(Timespan.MILLISECONDS)
    public long latest;
}
