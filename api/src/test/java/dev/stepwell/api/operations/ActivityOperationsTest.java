package dev.stepwell.api.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.Activities.ActivityTask;
import dev.stepwell.engine.ResourceTags;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Activities and task tokens, as a client sees it. */
final class ActivityOperationsTest {
    private static final String ARN = "arn:aws:states:us-east-1:123456789012:activity:pack";

    private final Fixture api = new Fixture();

    @Test
    void createsDescribesListsAndDeletes() {
        JsonNode created = api.call("CreateActivity", "{'name':'pack'}");
        JsonNode described = api.call("DescribeActivity", "{'activityArn':'" + ARN + "'}");
        JsonNode listed = api.call("ListActivities", "{}");

        assertThat(created.toString()).isEqualTo("{\"activityArn\":\"" + ARN + "\",\"creationDate\":1700000000.007}");
        assertThat(described.path("encryptionConfiguration").toString()).isEqualTo("{\"type\":\"AWS_OWNED_KEY\"}");
        assertThat(listed.path("activities").findValuesAsString("name")).containsExactly("pack");
        assertThat(api.call("DeleteActivity", "{'activityArn':'" + ARN + "'}")).isEmpty();
        assertThat(api.error("DescribeActivity", "{'activityArn':'" + ARN + "'}"))
                .isEqualTo("ActivityDoesNotExist: Activity Does Not Exist: '" + ARN + "'");
    }

    @Test
    void handsOutATaskOrNothing() {
        api.call("CreateActivity", "{'name':'pack'}");
        api.activities.tasks.add(new ActivityTask("token", Payload.ofText("{\"a\":1}")));
        String poll = "{'activityArn':'" + ARN + "','workerName':'w'}";

        assertThat(api.call("GetActivityTask", poll).toString())
                .isEqualTo("{\"taskToken\":\"token\",\"input\":\"{\\\"a\\\":1}\"}");
        assertThat(api.call("GetActivityTask", poll)).isEmpty();
    }

    @Test
    void passesAnswersOn() {
        api.call("SendTaskSuccess", "{'taskToken':'t','output':'[1]'}");
        api.call("SendTaskFailure", "{'taskToken':'t','error':'E'}");
        api.call("SendTaskHeartbeat", "{'taskToken':'t'}");

        assertThat(api.activities.answers).containsExactly("t succeeded [1]", "t failed E null", "t lives");
    }

    @Test
    void refusesOutputThatIsNotJson() {
        assertThat(api.error("SendTaskSuccess", "{'taskToken':'t','output':'oops'}"))
                .startsWith("InvalidOutput: Invalid Output: 'Unrecognized token 'oops'");
        assertThat(api.activities.answers).isEmpty();
    }

    @Test
    void refusesTooManyTags() {
        StringBuilder tags = new StringBuilder("{'key':'k','value':'v'}");
        for (int i = 0; i < ResourceTags.MAX; i++) {
            tags.append(",{'key':'k").append(i).append("'}");
        }

        assertThat(api.error("CreateActivity", "{'name':'pack','tags':[" + tags + "]}"))
                .startsWith("TooManyTags: ");
    }
}
