package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.Operation;
import dev.stepwell.api.protocol.Request;
import dev.stepwell.engine.ResourceTags;
import java.util.Map;

/** ListTagsForResource, by key. */
record ListTagsForResource(ResourceTags tags) implements Operation {
    @Override
    public void perform(Request request, Answer answer) {
        Map<String, String> found = tags.list(Arn.taggable(request.text("resourceArn")));
        answer.list(
                "tags",
                found.entrySet(),
                (tag, item) -> item.text("key", tag.getKey()).text("value", tag.getValue()));
    }
}
