package dev.stepwell.asl.intrinsic;

import dev.stepwell.asl.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The functions on text other than States.Format. */
final class TextFunctions {
    private static final Set<String> ALGORITHMS = Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");
    private static final long VERSION_MASK = 0xFFFF_FFFF_FFFF_0FFFL;
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT_MASK = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final long VARIANT_IETF = 0x8000_0000_0000_0000L;

    private TextFunctions() {}

    /** Every character of the second text separates; empty parts are dropped. */
    static JsonNode split(Arguments arguments) {
        String text = arguments.text(0);
        BitSet separators = new BitSet();
        arguments.text(1).codePoints().forEach(separators::set);
        ArrayNode parts = Json.NODES.arrayNode();
        int start = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            int next = i + Character.charCount(character);
            if (separators.get(character)) {
                addPart(parts, text, start, i);
                start = next;
            }
            i = next;
        }
        addPart(parts, text, start, text.length());
        arguments.work().spend(parts.size());
        return parts;
    }

    private static void addPart(ArrayNode parts, String text, int start, int end) {
        if (end > start) {
            parts.add(text.substring(start, end));
        }
    }

    static JsonNode base64Encode(Arguments arguments) {
        byte[] bytes = arguments.shortText(0).getBytes(StandardCharsets.UTF_8);
        return Json.NODES.stringNode(Base64.getEncoder().encodeToString(bytes));
    }

    static JsonNode base64Decode(Arguments arguments) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(arguments.shortText(0));
            return Json.NODES.stringNode(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notBase64) {
            throw arguments.invalid();
        }
    }

    static JsonNode hash(Arguments arguments) {
        JsonNode data = arguments.value(0);
        String text = arguments.withinLimit(data.isString() ? data.stringValue() : arguments.json(0));
        String algorithm = arguments.text(1);
        if (!ALGORITHMS.contains(algorithm)) {
            throw arguments.invalid();
        }
        byte[] digest = digest(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
        return Json.NODES.stringNode(HexFormat.of().formatHex(digest));
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has " + algorithm + ", this one does not", missing);
        }
    }

    /** A version 4 UUID of the frame's luck, so that a replayed command makes the same one. */
    static JsonNode uuid(Arguments arguments) {
        RandomGenerator random = arguments.random();
        long high = (random.nextLong() & VERSION_MASK) | VERSION_4;
        long low = (random.nextLong() & VARIANT_MASK) | VARIANT_IETF;
        return Json.NODES.stringNode(new UUID(high, low).toString());
    }
}
