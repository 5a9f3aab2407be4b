package dev.stepwell.asl.model;

import dev.stepwell.asl.expression.DataFlow;
import java.util.List;

/**
 * One entry of Catch.
 *
 * @param flow its ResultPath and Assign, or Output and Assign, over the error output
 */
public record Catcher(List<String> errorEquals, String next, DataFlow flow) {
    public Catcher {
        errorEquals = List.copyOf(errorEquals);
    }
}
