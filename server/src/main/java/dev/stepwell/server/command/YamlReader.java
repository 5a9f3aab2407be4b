package dev.stepwell.server.command;

import dev.stepwell.asl.compile.Position;
import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.YamlInput;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a definition written in YAML 1.2: one document, aliases and merge keys replaced by what they name, keys as
 * text, and every scalar that is no JSON literal (dates, {@code on}, {@code yes}) as text. Confined to one file.
 */
final class YamlReader {
    /** Deepest nesting of mappings and sequences. */
    static final int NESTING_MAX = 500;

    /** Most characters that the document may have once its aliases are replaced. */
    static final long EXPANDED_CHARS_MAX = 16L * 1024 * 1024;

    private static final int LOCATION_CHARS_MAX = 2_000;

    /** What a value weighs beside its text. */
    private static final int VALUE_CHARS = 4;

    /** Longest number that is read as one. */
    private static final int NUMBER_CHARS_MAX = 1_000;

    private static final String MERGE = "<<";

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setSchema(new CoreSchema())
            .setCodePointLimit((int) DefinitionFile.BYTES_MAX)
            .build();

    private final Iterator<Event> events;
    private final Map<String, Position> positions = new HashMap<>();
    private final Map<String, Anchored> anchors = new HashMap<>();
    private long chars;
    private int depth;
    private Position at = Position.START;

    /** What an anchor names, and its length once written out. */
    private record Anchored(JsonNode node, long chars) {}

    /**
     * A document.
     *
     * @param root null when the text has none
     * @param positions by location as diagnostics spell it; what came in by an alias stands where the alias stands
     */
    record Document(@Nullable JsonNode root, Map<String, Position> positions) {}

    private YamlReader(Iterator<Event> events) {
        this.events = events;
    }

    /**
     * Reads a text.
     *
     * @throws MalformedYaml when this is not YAML, or none that can stand for JSON
     */
    static Document read(String text) {
        try {
            YamlReader reader = new YamlReader(
                    new Parse(SETTINGS).parseReader(new YamlInput(text)).iterator());
            return reader.document();
        } catch (MarkedYamlEngineException e) {
            String context = e.getContext() == null ? "" : e.getContext() + ", ";
            throw new MalformedYaml(context + e.getProblem(), position(e.getProblemMark()));
        } catch (YamlEngineException e) {
            throw new MalformedYaml(String.valueOf(e.getMessage()), Position.START);
        }
    }

    private Document document() {
        next();
        Event begin = next();
        if (begin.getEventId() == Event.ID.StreamEnd) {
            return new Document(null, positions);
        }
        JsonNode root = value(next(), "");
        next();
        if (next().getEventId() != Event.ID.StreamEnd) {
            throw problem("a second document begins here; a file holds one definition");
        }
        return new Document(root, positions);
    }

    private Event next() {
        Event event = events.next();
        at = position(event.getStartMark());
        return event;
    }

    private JsonNode value(Event event, @Nullable String location) {
        if (location != null) {
            positions.putIfAbsent(location, at);
        }
        if (event instanceof AliasEvent alias) {
            return aliased(alias.getAlias().getValue());
        }
        long before = chars;
        JsonNode value = switch (event) {
            case MappingStartEvent _ -> mapping(location);
            case SequenceStartEvent _ -> sequence(location);
            case ScalarEvent scalar -> scalar(scalar);
            default -> throw problem("a value is missing here");
        };
        Optional<Anchor> anchor = event instanceof NodeEvent node ? node.getAnchor() : Optional.empty();
        anchor.ifPresent(name -> anchors.put(name.getValue(), new Anchored(value, chars - before)));
        return value;
    }

    private JsonNode mapping(@Nullable String location) {
        ObjectNode object = Json.NODES.objectNode();
        List<JsonNode> merged = new ArrayList<>(0);
        enter();
        for (Event event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
            if (!(event instanceof ScalarEvent key)) {
                throw problem("a key must be text");
            }
            String name = key.getValue();
            count(name);
            if (object.has(name)) {
                throw problem("the key '" + name + "' stands here a second time");
            }
            String place = inside(location, "/" + name);
            if (place != null) {
                positions.put(place, at);
            }
            JsonNode value = value(next(), place);
            if (name.equals(MERGE) && key.isPlain()) {
                merged.add(value);
            } else {
                object.set(name, value);
            }
        }
        depth--;
        merged.forEach(from -> merge(from, object));
        return object;
    }

    /** Takes over what is not there; of several sources the first wins. */
    private void merge(JsonNode from, ObjectNode into) {
        if (from instanceof ObjectNode object) {
            object.properties().forEach(member -> into.putIfAbsent(member.getKey(), member.getValue()));
        } else if (from instanceof ArrayNode sources && sources.valueStream().allMatch(JsonNode::isObject)) {
            sources.forEach(source -> merge(source, into));
        } else {
            throw problem("the merge key << of this mapping names no mapping");
        }
    }

    private JsonNode sequence(@Nullable String location) {
        ArrayNode array = Json.NODES.arrayNode();
        enter();
        for (Event event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
            array.add(value(event, inside(location, "[" + array.size() + "]")));
        }
        depth--;
        return array;
    }

    private void enter() {
        if (++depth > NESTING_MAX) {
            throw problem("the document is nested more than " + NESTING_MAX + " levels deep");
        }
    }

    /** Null for locations of absurd length: the nearest shorter one around them answers instead. */
    private static @Nullable String inside(@Nullable String location, String step) {
        return location == null || location.length() + step.length() > LOCATION_CHARS_MAX ? null : location + step;
    }

    /** A scalar by its tag, given or implied; tags of other languages leave its text. */
    private JsonNode scalar(ScalarEvent scalar) {
        String text = scalar.getValue();
        count(text);
        Tag tag = scalar.getTag()
                .map(Tag::new)
                .orElseGet(() -> SETTINGS.getSchema().getScalarResolver().resolve(text, scalar.isPlain()));
        if (tag.equals(Tag.NULL)) {
            return Json.NODES.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return Json.NODES.booleanNode(Boolean.parseBoolean(text));
        }
        return tag.equals(Tag.INT) || tag.equals(Tag.FLOAT) ? number(text) : Json.NODES.stringNode(text);
    }

    /** Infinity and what is not a number are no numbers in JSON, and stay text. */
    private static JsonNode number(String text) {
        if (text.length() > NUMBER_CHARS_MAX) {
            return Json.NODES.stringNode(text);
        }
        try {
            if (text.startsWith("0x")) {
                return Json.NODES.numberNode(new BigInteger(text.substring(2), 16));
            }
            if (text.startsWith("0o")) {
                return Json.NODES.numberNode(new BigInteger(text.substring(2), 8));
            }
            boolean isWhole = text.chars().noneMatch(c -> ".eE".indexOf(c) >= 0);
            return isWhole ? Json.NODES.numberNode(new BigInteger(text)) : Json.NODES.numberNode(new BigDecimal(text));
        } catch (NumberFormatException notInJson) {
            return Json.NODES.stringNode(text);
        }
    }

    private JsonNode aliased(String name) {
        Anchored anchored = anchors.get(name);
        if (anchored == null) {
            throw problem("*" + name + " names nothing that ends before it");
        }
        add(anchored.chars());
        return anchored.node();
    }

    private void count(String text) {
        add(text.length() + VALUE_CHARS);
    }

    private void add(long more) {
        chars += more;
        if (chars > EXPANDED_CHARS_MAX) {
            throw problem(
                    "with its aliases replaced, the document has more than " + EXPANDED_CHARS_MAX + " characters");
        }
    }

    private static Position position(Optional<Mark> mark) {
        return mark.map(place -> new Position(place.getLine() + 1, place.getColumn() + 1))
                .orElse(Position.START);
    }

    private MalformedYaml problem(String message) {
        return new MalformedYaml(message, at);
    }
}
