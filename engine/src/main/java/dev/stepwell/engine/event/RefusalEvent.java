package dev.stepwell.engine.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** New work that was refused. Confined to whoever made it. */
@Name("dev.stepwell.Refusal")
@Label("Refusal")
@Description("New work that was refused.")
@Category("Stepwell")
@StackTrace(false)
public final class RefusalEvent extends Event {
    @Label("Reason")
    public String reason = "";

    /** Notes a refusal. */
    public static void happened(String why) {
        RefusalEvent event = new RefusalEvent();
        if (event.shouldCommit()) {
            event.reason = why;
            event.commit();
        }
    }
}
