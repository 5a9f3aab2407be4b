package dev.stepwell.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes inputs from seeds without looking at what they lead to; the same ones each time. Confined to one test. */
final class Mutants {
    private static final int CHANGES_MAX = 4;
    private static final int PART_BYTES_MAX = 40;
    private static final int DECISIONS_MAX = 400;

    private final Random random = new Random(7);
    private final List<byte[]> seeds;
    private final List<byte[]> tokens;

    Mutants(Target target) {
        this.seeds = List.copyOf(Seeds.of(target).values());
        this.tokens = Seeds.tokens(target).stream()
                .map(token -> token.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** Every other input is decisions for a generator, the rest are changed seeds. */
    byte[] next() {
        if (random.nextBoolean()) {
            byte[] decisions = new byte[1 + random.nextInt(DECISIONS_MAX)];
            random.nextBytes(decisions);
            decisions[0] = 1;
            return decisions;
        }
        byte[] input = any(seeds);
        for (int left = 1 + random.nextInt(CHANGES_MAX); left > 0; left--) {
            int from = random.nextInt(input.length + 1);
            int to = Math.min(input.length, from + random.nextInt(PART_BYTES_MAX));
            input = replaced(input, from, random.nextBoolean() ? to : from, part());
        }
        return input;
    }

    /** Nothing, a token, or a part of a seed. */
    private byte[] part() {
        return switch (random.nextInt(3)) {
            case 0 -> new byte[0];
            case 1 -> any(tokens);
            default -> {
                byte[] seed = any(seeds);
                int from = random.nextInt(seed.length + 1);
                yield Arrays.copyOfRange(seed, from, Math.min(seed.length, from + random.nextInt(PART_BYTES_MAX)));
            }
        };
    }

    private byte[] any(List<byte[]> options) {
        return options.get(random.nextInt(options.size()));
    }

    private static byte[] replaced(byte[] input, int from, int to, byte[] part) {
        byte[] result = Arrays.copyOf(input, from + part.length + input.length - to);
        System.arraycopy(part, 0, result, from, part.length);
        System.arraycopy(input, to, result, from + part.length, input.length - to);
        return result;
    }
}
