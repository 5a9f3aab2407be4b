package dev.stepwell.interpreter;

/** Knows which activities exist; a task of one that does not exist fails with States.Runtime before it is scheduled. */
@FunctionalInterface
public interface ActivityDirectory {
    boolean exists(String activityArn);
}
