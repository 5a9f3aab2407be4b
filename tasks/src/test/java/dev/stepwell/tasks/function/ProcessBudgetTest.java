package dev.stepwell.tasks.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class ProcessBudgetTest {
    @Test
    void idleProcessesMakeRoomAndBusyOnesDoNot() {
        var idle = new AtomicInteger(1);
        ProcessBudget[] self = new ProcessBudget[1];
        self[0] = new ProcessBudget(() -> {
            boolean stopped = idle.getAndDecrement() > 0;
            if (stopped) {
                self[0].giveBack();
            }
            return stopped;
        });

        for (int i = 0; i < ProcessBudget.PROCESSES_MAX; i++) {
            assertThat(self[0].take()).isTrue();
        }

        assertThat(self[0].take()).as("the idle one made room").isTrue();
        assertThat(self[0].take()).as("all are busy").isFalse();
    }
}
