package dev.stepwell.asl.jsonata;

import com.dashjoin.jsonata.Utils;
import dev.stepwell.asl.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** The functions that Step Functions adds to the language. Stateless; luck comes from the frame. */
final class AwsFunctions {
    private static final Set<String> ALGORITHMS = Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private AwsFunctions() {}

    static void register(BuiltIns.Registry registry) {
        registry.add("partition", "<an:a<a>>", 2, AwsFunctions::partition)
                .add("range", "<nnn:a<n>>", 3, AwsFunctions::range)
                .add("hash", "<s-s:s>", 2, AwsFunctions::hash)
                .add("random", "<n?:n>", 1, AwsFunctions::random)
                .add("uuid", "<:s>", 0, _ -> uuid(Evaluation.current().frame().random()))
                .add("parse", "<s-:x>", 1, AwsFunctions::parse);
    }

    private static @Nullable Object partition(Arguments arguments) {
        List<?> list = arguments.list(0);
        Number given = arguments.number(1);
        if (list == null || given == null) {
            return null;
        }
        long size = given.longValue();
        if (size < 0) {
            throw QueryError.bound("The size of a partition must not be negative but was: " + size);
        }
        if (size == 0) {
            return null;
        }
        List<Object> parts = new ArrayList<>();
        for (long from = 0; from < list.size(); from += size) {
            parts.add(new ArrayList<>(list.subList((int) from, (int) Math.min(list.size(), from + size))));
        }
        return parts;
    }

    private static @Nullable Object range(Arguments arguments) {
        Number first = arguments.number(0);
        Number last = arguments.number(1);
        Number by = arguments.number(2);
        if (first == null || last == null || by == null || by.longValue() == 0) {
            return null;
        }
        long start = first.longValue();
        long step = by.longValue();
        double span = (double) last.longValue() - start;
        double members = Math.floor(span / step) + 1;
        List<Object> range = Utils.createSequence();
        Budget.checkMembers((long) members);
        for (long index = 0; index < members; index++) {
            range.add(Values.number(start + index * step));
        }
        return range;
    }

    private static @Nullable Object hash(Arguments arguments) {
        String text = arguments.text(0);
        String algorithm = arguments.text(1);
        if (text == null || algorithm == null) {
            return null;
        }
        if (!ALGORITHMS.contains(algorithm)) {
            throw QueryError.bound("Unsupported hash algorithm: " + algorithm);
        }
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static Object random(Arguments arguments) {
        Number seed = arguments.number(0);
        // A seeded draw is AWS's to the last digit: the generator of java.util.Random.
        return seed == null
                ? Evaluation.current().frame().random().nextDouble()
                : new Random(seed.longValue()).nextDouble();
    }

    private static String uuid(RandomGenerator random) {
        long high = (random.nextLong() & ~0xF000L) | VERSION_4;
        long low = (random.nextLong() & ~(VARIANT | (VARIANT >>> 1))) | VARIANT;
        return new UUID(high, low).toString();
    }

    private static @Nullable Object parse(Arguments arguments) {
        String text = arguments.text(0);
        if (text == null) {
            return null;
        }
        try {
            return Values.fromJson(Json.read(text));
        } catch (JacksonException _) {
            throw QueryError.bound("The argument of the parse function is not valid JSON");
        }
    }
}
