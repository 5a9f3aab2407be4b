package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.Operation;
import dev.stepwell.api.protocol.Request;
import dev.stepwell.engine.ResourceTags;
import java.util.ArrayList;
import java.util.List;

/** UntagResource. Tags that are not there are fine. */
record UntagResource(ResourceTags tags) implements Operation {
    @Override
    public void perform(Request request, Answer answer) {
        List<String> keys = new ArrayList<>();
        request.required("tagKeys").forEach(key -> keys.add(key.asString("")));
        tags.remove(Arn.taggable(request.text("resourceArn")), keys);
    }
}
