package dev.stepwell.asl.model;

import dev.stepwell.asl.expression.Condition;
import dev.stepwell.asl.expression.DataFlow;

/**
 * One top-level rule of a Choice.
 *
 * @param flow how the output is made when this rule is taken: its own Output and Assign where present, else the state's
 *     output without the state's Assign (which belongs to Default)
 */
public record ChoiceRule(Condition condition, String next, DataFlow flow) {}
