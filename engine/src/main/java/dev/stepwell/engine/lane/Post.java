package dev.stepwell.engine.lane;

/** Carries mail to the lane that owns a partition; never refuses. Thread-safe. */
@FunctionalInterface
public interface Post {
    void to(int partition, Mail mail);
}
