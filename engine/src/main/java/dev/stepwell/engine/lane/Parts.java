package dev.stepwell.engine.lane;

/** The parts of one lane that handle mail together. Confined to the lane. */
record Parts(LaneServices services, Memory memory, Starter starter, Stepper stepper, Outbox outbox, Revival revival) {}
