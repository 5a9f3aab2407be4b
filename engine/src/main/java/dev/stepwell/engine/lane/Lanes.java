package dev.stepwell.engine.lane;

import dev.stepwell.engine.Drivers;
import dev.stepwell.engine.Refusals;
import dev.stepwell.engine.Refused;
import dev.stepwell.engine.call.Answer;
import dev.stepwell.engine.call.Answers;
import dev.stepwell.interpreter.Attempt;
import dev.stepwell.store.ExecutionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** All lanes of this process and which partition is whose. Thread-safe. */
public final class Lanes implements Post, Answers {
    private final List<Lane> lanes = new ArrayList<>();
    private final List<LaneDriver> drivers = new ArrayList<>();
    private final int count;
    private volatile boolean closing;
    private volatile boolean closed;

    public Lanes(int count) {
        this.count = count;
    }

    /** Begins to run. Called once, before anything is posted. */
    public void start(LaneServices services, Outlets outlets, Drivers maker) {
        for (int lane = 0; lane < count; lane++) {
            int number = lane;
            int[] partitions = IntStream.range(0, ExecutionKey.PARTITIONS)
                    .filter(partition -> partition % count == number)
                    .toArray();
            EffectGate gate = new EffectGate(services.store(), outlets, services.ticker(), services.metrics());
            LaneDriver driver = maker.lane(number, gate);
            drivers.add(driver);
            lanes.add(new Lane(services, partitions, driver));
        }
        for (int lane = 0; lane < count; lane++) {
            drivers.get(lane).start(lanes.get(lane));
        }
    }

    @Override
    public void to(int partition, Mail mail) {
        if (closed) {
            mail.refuse(Refusals.unavailable("the engine is closed"));
        } else if (mail.isAwaited() && drivers.get(partition % count).isDead()) {
            mail.refuse(dead());
        } else {
            mailbox(partition).progress(mail);
        }
    }

    /** Mail that begins something new; refused when there is too much of it, or the engine is closing. */
    public void admit(int partition, Mail mail) {
        if (closing) {
            mail.refuse(Refusals.unavailable("the engine is closing"));
        } else if (drivers.get(partition % count).isDead()) {
            mail.refuse(dead());
        } else if (!mailbox(partition).admit(mail)) {
            mail.refuse(Refusals.throttled());
        }
    }

    @Override
    public void answered(ExecutionKey execution, Attempt attempt, Answer answer) {
        to(execution.partition(), new Mail.Answered(execution, attempt, answer, null));
    }

    /** Takes no new work from now on. */
    public void closeAdmission() {
        closing = true;
    }

    /** Writes down what is done and stops. */
    public void stop() throws InterruptedException {
        for (LaneDriver driver : drivers) {
            driver.stop();
        }
        closed = true;
        lanes.forEach(lane -> lane.mailbox().refuseAll(Refusals.unavailable("the engine is closed")));
    }

    /** Whether every lane is able to work. */
    public boolean isHealthy() {
        return !closed && drivers.stream().noneMatch(LaneDriver::isDead);
    }

    private static Refused dead() {
        return Refusals.unavailable("a part of the engine died; the process must be restarted");
    }

    private Mailbox mailbox(int partition) {
        return lanes.get(partition % count).mailbox();
    }
}
