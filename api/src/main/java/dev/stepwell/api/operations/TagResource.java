package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.Operation;
import dev.stepwell.api.protocol.Request;
import dev.stepwell.engine.ResourceTags;

/** TagResource: adds to the tags that are there. */
record TagResource(ResourceTags tags) implements Operation {
    @Override
    public void perform(Request request, Answer answer) {
        tags.add(Arn.taggable(request.text("resourceArn")), Tags.read(request.tree("tags")));
    }
}
