package dev.stepwell.asl.path;

import dev.stepwell.asl.expression.Site;
import dev.stepwell.asl.expression.Template;
import dev.stepwell.asl.intrinsic.Intrinsic;
import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.MemberOrder;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.path.query.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Compiles payload templates: members whose names end in {@code .$} are expressions, the rest is copied. */
final class TemplateCompiler {
    private static final String SUFFIX = ".$";

    private final Site site;

    private TemplateCompiler(Site site) {
        this.site = site;
    }

    /** Compiles a whole template; problems are reported at {@code site}, the place of the field it stands in. */
    static Template compile(JsonNode template, Site site) {
        TemplateNode node = new TemplateCompiler(site).node(template);
        if (node instanceof TemplateNode.Constant(JsonNode value)) {
            Payload fixed = Payload.of(Json.write(value), value);
            return (_, _) -> fixed;
        }
        return (frame, root) -> Payload.of(node.evaluate(frame, root));
    }

    /** The value of a member called {@code field} of a template: an expression when the name says so. */
    static TemplateNode member(String field, JsonNode value, Site site) {
        TemplateCompiler compiler = new TemplateCompiler(site);
        return isExpression(field) ? compiler.expression(field, value) : compiler.node(value);
    }

    /** A single expression that stands in {@code field}: a path or an intrinsic function. */
    static TemplateNode expression(String field, JsonNode value, Site site) {
        return new TemplateCompiler(site).expression(field, value);
    }

    static String notAnExpression(String field) {
        return "The value for the field '" + field + "' must be a valid JSONPath or a valid intrinsic function call";
    }

    static boolean isExpression(String field) {
        return field.endsWith(SUFFIX);
    }

    /** A member's name without the suffix that makes it an expression. */
    static String plainName(String field) {
        return isExpression(field) ? field.substring(0, field.length() - SUFFIX.length()) : field;
    }

    private TemplateNode node(JsonNode json) {
        return switch (json) {
            case ObjectNode object -> object(object);
            case ArrayNode array -> array(array);
            default -> new TemplateNode.Constant(json);
        };
    }

    /** The service writes what is fixed first, in the order of the definition, and what is computed after it. */
    private TemplateNode object(ObjectNode object) {
        List<TemplateNode.Member> members = new ArrayList<>();
        Map<String, TemplateNode> computed = new HashMap<>();
        boolean constant = true;
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String field = member.getKey();
            if (isExpression(field)) {
                if (object.has(plainName(field))) {
                    site.error(Paths.SCHEMA, "Duplicate field '" + plainName(field) + "'");
                }
                computed.put(plainName(field), expression(field, member.getValue()));
            } else {
                TemplateNode value = node(member.getValue());
                constant &= value instanceof TemplateNode.Constant;
                members.add(new TemplateNode.Member(field, value));
            }
        }
        if (constant && computed.isEmpty()) {
            return new TemplateNode.Constant(object);
        }
        for (String name : MemberOrder.of(plainNames(object))) {
            TemplateNode value = computed.get(name);
            if (value != null) {
                members.add(new TemplateNode.Member(name, value));
            }
        }
        return new TemplateNode.Members(members);
    }

    private static List<String> plainNames(ObjectNode object) {
        return object.propertyNames().stream()
                .filter(TemplateCompiler::isExpression)
                .map(TemplateCompiler::plainName)
                .toList();
    }

    private TemplateNode array(ArrayNode array) {
        List<TemplateNode> elements = new ArrayList<>();
        boolean constant = true;
        for (JsonNode element : array) {
            TemplateNode node = node(element);
            constant &= node instanceof TemplateNode.Constant;
            elements.add(node);
        }
        return constant ? new TemplateNode.Constant(array) : new TemplateNode.Elements(elements);
    }

    private TemplateNode expression(String field, JsonNode value) {
        TemplateNode node = value.isString() ? expression(field, value.stringValue()) : null;
        if (node == null) {
            site.error(Paths.SCHEMA, notAnExpression(field));
            return new TemplateNode.Constant(value);
        }
        return node;
    }

    private @Nullable TemplateNode expression(String field, String text) {
        Query query = Query.parse(text);
        if (query != null) {
            query.noteReads(site.reads());
            return new TemplateNode.Selected(field, query);
        }
        Intrinsic intrinsic = Intrinsic.parse(text, site.reads());
        return intrinsic == null ? null : new TemplateNode.Computed(intrinsic);
    }
}
