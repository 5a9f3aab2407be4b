package dev.stepwell.asl.intrinsic;

import dev.stepwell.asl.json.Json;
import java.util.Random;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/** The functions on numbers. */
final class MathFunctions {
    private MathFunctions() {}

    static JsonNode add(Arguments arguments) {
        long sum = (long) arguments.integer(0) + arguments.integer(1);
        if (sum != (int) sum) {
            throw arguments.invalid();
        }
        return Json.NODES.numberNode((int) sum);
    }

    /** From the first number, inclusive, to the second, exclusive. */
    static JsonNode random(Arguments arguments) {
        int from = arguments.integer(0);
        int to = arguments.integer(1);
        if (from >= to) {
            throw arguments.invalid();
        }
        return Json.NODES.numberNode((int) generator(arguments).nextLong(from, to));
    }

    /** A seed always gives the same number, on every Java: the algorithm of this generator is part of its promise. */
    private static RandomGenerator generator(Arguments arguments) {
        return arguments.count() > 2 ? new Random(arguments.integer(2)) : arguments.random();
    }
}
