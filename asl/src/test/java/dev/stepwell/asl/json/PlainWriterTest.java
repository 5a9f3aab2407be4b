package dev.stepwell.asl.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class PlainWriterTest {
    private static final int DEPTH_MAX = 20;
    private static final String[] TEXTS = {
        "", "a", "plain text, of some length: ~!@#", "\"", "\\", "\n", "\u007f", "ä", "😀"
    };

    @Property
    void treesAreWrittenAsByJackson(@ForAll long seed) {
        JsonNode tree = tree(new Random(seed), DEPTH_MAX);

        assertThat(Json.text(tree)).isEqualTo(Json.MAPPER.writeValueAsString(tree));
    }

    @Test
    void smallAndPlainOnesAreWrittenHere() {
        for (String text : new String[] {
            "{}",
            "[]",
            "{\"a\":1,\"b\":[true,false,null,\"c\"],\"d\":{\"e\":-9223372036854775808}}",
            "[[],{},[0]]",
            "\"~\"",
            "2147483647",
            "null"
        }) {
            assertThat(PlainWriter.write(Json.read(text))).as(text).asString().isEqualTo(text);
        }
    }

    @Test
    void othersAreLeft() {
        for (String text : new String[] {
            "\"\\n\"",
            "{\"ä\":1}",
            "1.5",
            "92233720368547758080",
            "\"" + "x".repeat(1_023) + "\"",
            "[".repeat(17) + "]".repeat(17)
        }) {
            assertThat(PlainWriter.write(Json.read(text))).as(text).isNull();
        }
    }

    private static JsonNode tree(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 9 : 12)) {
            case 0 -> Json.NODES.nullNode();
            case 1 -> Json.NODES.booleanNode(random.nextBoolean());
            case 2 -> Json.NODES.numberNode(random.nextInt());
            case 3 -> Json.NODES.numberNode(random.nextLong());
            case 4 -> Json.NODES.numberNode(new BigInteger(90, random));
            case 5 -> Json.NODES.numberNode(new BigDecimal(new BigInteger(40, random), random.nextInt(-30, 30)));
            case 6 -> Json.NODES.numberNode(random.nextDouble() * 1e6);
            case 7 -> Json.NODES.stringNode(TEXTS[random.nextInt(TEXTS.length)]);
            case 8 -> Json.NODES.stringNode("x".repeat(random.nextInt(200)));
            case 9, 10 -> {
                ObjectNode object = Json.NODES.objectNode();
                for (int i = random.nextInt(5); i > 0; i--) {
                    object.set(TEXTS[random.nextInt(TEXTS.length)] + i, tree(random, depth - 1));
                }
                yield object;
            }
            default -> {
                ArrayNode array = Json.NODES.arrayNode();
                for (int i = random.nextInt(5); i > 0; i--) {
                    array.add(tree(random, depth - 1));
                }
                yield array;
            }
        };
    }
}
