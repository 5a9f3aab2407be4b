package dev.stepwell.engine.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;

/** A turn of a lane that took long. Confined to whoever made it. */
@Name("dev.stepwell.LaneTurn")
@Label("Lane Turn")
@Description("A turn of a lane that took long.")
@Category("Stepwell")
@StackTrace(false)
@Threshold(LaneTurnEvent.THRESHOLD)
public final class LaneTurnEvent extends Event {
    /** Shorter turns are left out unless a recording asks for them. */
    static final String THRESHOLD = "10 ms";

    @Label("Lane")
    public int lane;
}
