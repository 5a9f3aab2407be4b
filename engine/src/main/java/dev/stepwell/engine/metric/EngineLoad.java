package dev.stepwell.engine.metric;

/**
 * What the engine has on its hands at the moment. Immutable.
 *
 * @param executionsOpen executions that are not over, wherever they are kept
 * @param activityPollers workers that wait for a task
 * @param activityOffers activity tasks in memory that wait for a worker
 */
public record EngineLoad(long executionsOpen, long activityPollers, long activityOffers) {}
