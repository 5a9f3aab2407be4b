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
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The functions that Step Functions adds to the language. Stateless; luck comes from the frame. */
final class AwsFunctions {
    private static final Set<String> ALGORITHMS = Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

    /** The code of all errors that the functions of Step Functions raise. */
    private static final String FAILED = "D3137";

    private static final ObjectReader STRICT = Json.MAPPER.reader().with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
    private static final int HASHED_PER_WORK_SHIFT = 6;
    private static final int PARSED_PER_WORK_SHIFT = 6;
    private static final int WORK_OF_PARSING = 8;
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private AwsFunctions() {}

    static void register(BuiltIns.Registry registry) {
        registry.add("partition", "<xn?:a<a>>", 2, AwsFunctions::partition)
                .add("range", "<nnn?:a<n>>", 3, AwsFunctions::range)
                .add("hash", "<ss?:s>", 2, AwsFunctions::hash)
                .add("random", "<n?:n>", 1, AwsFunctions::random)
                .add("uuid", "<:s>", 0, _ -> uuid(Evaluation.current().frame().random()))
                .add("parse", "<s-:x>", 1, AwsFunctions::parse);
    }

    private static @Nullable Object partition(Arguments arguments) {
        Object value = arguments.at(0);
        if (value == null) {
            return null;
        }
        if (!(value instanceof List<?> list)) {
            throw QueryError.coded("T0412", "Argument 1 of function \"partition\" must be an array of undefined");
        }
        Number given = arguments.number(1);
        if (given == null) {
            return list.isEmpty() ? null : new ArrayList<>(List.of(list));
        }
        long size = given.longValue();
        if (size < 0) {
            throw QueryError.coded(FAILED, "Second argument must be zero or greater");
        }
        if (size == 0 || list.isEmpty()) {
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
        if (first == null || last == null) {
            throw arguments.mismatch(first == null ? 0 : 1);
        }
        if (by == null || by.longValue() == 0) {
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
        if (text == null) {
            throw arguments.mismatch(0);
        }
        if (algorithm == null) {
            return null;
        }
        if (!ALGORITHMS.contains(algorithm)) {
            throw QueryError.coded(
                    FAILED, "Hash algorithm '" + algorithm + "' must be one of SHA-1, SHA-384, SHA-256, SHA-512, MD5");
        }
        Evaluation.spend(text.length() >> HASHED_PER_WORK_SHIFT);
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
            Evaluation.spend(WORK_OF_PARSING + (text.length() >> PARSED_PER_WORK_SHIFT));
            return Values.fromJson(number(Json.read(STRICT, text)));
        } catch (JacksonException malformed) {
            throw invalidJson();
        }
    }

    /** The tree with all numbers as AWS reads them: whole ones up to 64 bits, else double. */
    private static JsonNode number(JsonNode node) {
        switch (node) {
            case ObjectNode object -> object.properties().forEach(member -> member.setValue(number(member.getValue())));
            case ArrayNode array -> {
                for (int index = 0; index < array.size(); index++) {
                    array.set(index, number(array.get(index)));
                }
            }
            default -> {
                if (node.isMissingNode()) {
                    throw invalidJson();
                }
                return node.isNumber() && !node.isInt() ? real(node) : node;
            }
        }
        return node;
    }

    private static JsonNode real(JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node;
        }
        double real = node.doubleValue();
        if (!Double.isFinite(real)) {
            throw invalidJson();
        }
        Number shortest = Values.number(real);
        return shortest instanceof Double ? Json.NODES.numberNode(real) : Json.NODES.numberNode(shortest.longValue());
    }

    private static QueryError invalidJson() {
        return QueryError.coded(FAILED, "Invalid JSON");
    }
}
