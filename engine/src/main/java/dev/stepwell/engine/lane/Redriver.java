package dev.stepwell.engine.lane;

import dev.stepwell.engine.RedriveRules;
import dev.stepwell.engine.Refusals;
import dev.stepwell.engine.Refused;
import dev.stepwell.engine.row.ExecutionRow;
import dev.stepwell.interpreter.Command;
import dev.stepwell.interpreter.EngineBug;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Redrives executions that ended without success. Confined to one lane. */
final class Redriver {
    private final LaneServices services;
    private final Memory memory;
    private final Stepper stepper;
    private final RedriveRules rules;

    Redriver(Parts parts) {
        this.services = parts.services();
        this.memory = parts.memory();
        this.stepper = parts.stepper();
        this.rules = new RedriveRules(services.options());
    }

    void redrive(Mail.Redrive mail, OpenBatch batch, Instant now) {
        if (memory.isAside(mail.execution())) {
            mail.refuse(MailHandler.setAside());
            return;
        }
        Live live = memory.find(mail.execution(), batch, now);
        if (live != null && live.isOver()) {
            // its end is on the way to the disk; it can be read from there when this batch is, too
            batch.hold(new Release.Post(mail.partition(), mail));
            return;
        }
        ExecutionRow row = live != null ? live.row : services.reader().row(mail.execution());
        if (row == null) {
            batch.hold(new Release.Refuse(mail.reply(), Refusals.executionDoesNotExist(mail.arn())));
            return;
        }
        String token = mail.clientToken();
        Instant known = token == null ? null : row.redrives().dateOf(token, now);
        Refused refusal = known == null ? refusal(row, now) : null;
        if (known != null) {
            batch.hold(new Release.Give<>(mail.reply(), known));
        } else if (refusal != null) {
            batch.hold(new Release.Refuse(mail.reply(), refusal));
        } else {
            Instant date = dateOf(row, now);
            batch.hold(new Release.Give<>(mail.reply(), date));
            begin(memory.resting(mail.execution(), row), row.redriven(token, date), batch);
        }
    }

    /** Never before the end, which a clock that was set back would have it: it is the time of the next event. */
    private static Instant dateOf(ExecutionRow row, Instant now) {
        Instant date = now.truncatedTo(ChronoUnit.MILLIS);
        Instant stopDate = row.stopDate();
        return stopDate != null && date.isBefore(stopDate) ? stopDate : date;
    }

    private @Nullable Refused refusal(ExecutionRow row, Instant now) {
        String obstacle = rules.obstacle(row, services.machines(), now);
        if (obstacle != null) {
            return Refusals.executionNotRedrivable(obstacle);
        }
        int limit = services.options().limits().openExecutionsMax();
        return services.open().count() >= limit ? Refusals.executionLimit(limit) : null;
    }

    private void begin(Live live, ExecutionRow redriven, OpenBatch batch) {
        Instant date = redriven.redrives().date();
        live.row = redriven;
        services.open().add(1);
        batch.countOpen(1);
        if (date == null || !stepper.step(live, new Command.Redrive(date), batch)) {
            throw new EngineBug("the state that was kept of " + redriven.arn() + " cannot be redriven");
        }
    }
}
