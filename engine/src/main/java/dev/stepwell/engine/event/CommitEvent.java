package dev.stepwell.engine.event;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A batch, from handing it to the store until it was decided. Confined to whoever made it. */
@Name("dev.stepwell.Commit")
@Label("Commit")
@Description("A batch, from handing it to the store until it was decided.")
@Category("Stepwell")
@StackTrace(false)
public final class CommitEvent extends Event {
    @Label("Batch")
    @Description("Number of the batch within its lane")
    public long batch;

    @Label("Executions")
    public int executions;

    @Label("Bytes")
    @DataAmount
    public long bytes;

    @Label("Durable")
    public boolean durable;
}
