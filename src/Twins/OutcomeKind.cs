namespace Liandong.Twins;

/// <summary>
/// The facts a run of the city leaves behind. Each line says who records it (<c>Twin</c>) and what Code, A, B, C and D hold;
/// ids of twins are <see cref="Time.TwinId.Value"/>, times and spans milliseconds. Part of every digest and recording: numbers are never reused.
/// </summary>
public enum OutcomeKind
{
    /// <summary>TownLife: an incident happened (事发). Code matter, A incident, B the cell, C how many citizens will report it.</summary>
    IncidentHappened = 1,

    /// <summary>TownLife: a request was made (诉求). Code channel (<see cref="Hotline.Channel"/>), A request, B incident, C matter, D the cell.</summary>
    RequestMade = 2,

    /// <summary>Hotline: an operator answered. Code channel, A request, B wait in ms, C talk in ms.</summary>
    RequestAnswered = 3,

    /// <summary>Hotline: the caller hung up. A request, B wait in ms.</summary>
    CallAbandoned = 4,

    /// <summary>Hotline: no line was free. A request.</summary>
    CallBlocked = 5,

    /// <summary>Hotline: answered without an order. Code kind of request, A request, B matter.</summary>
    AnsweredDirectly = 6,

    /// <summary>CommandCenter: a request joined an open order. Code 1 when both are of the same incident, A request, B order.</summary>
    RequestMerged = 7,

    /// <summary>Order: filed (立案). Code matter, A request (0 when found by officers or sensors), B the cell, C when it was reported, D incident.</summary>
    OrderFiled = 10,

    /// <summary>Order: dispatched (派遣). Code executor (<see cref="Orders.Executor"/>), A the team or desk, B department index of the lead, C how many helpers.</summary>
    OrderDispatched = 11,

    /// <summary>Order: an executor accepted (接单). A the unit or desk.</summary>
    OrderAccepted = 12,

    /// <summary>Order: somebody arrived (到场). A the unit.</summary>
    OrderOnScene = 13,

    /// <summary>Order: the work is done (处置). A the unit or desk.</summary>
    OrderHandled = 14,

    /// <summary>Order: checked (核查). Code 1 passed, 0 failed.</summary>
    OrderVerified = 15,

    /// <summary>Order: closed (结案). Code 1 on time, 0 late; A when it was reported, B when it was due, C how many requests it carried, D department index of the lead.</summary>
    OrderClosed = 16,

    /// <summary>Order: an executor returned it as not theirs (退单). Code department index, A the unit or desk.</summary>
    OrderReturned = 17,

    /// <summary>Order: sent back for rework (返工). Code how many times now.</summary>
    OrderReworked = 18,

    /// <summary>Order: its limit was put off (延期). A new due time.</summary>
    OrderDeferred = 19,

    /// <summary>Order: raised to a higher tier (升级). Code the tier, A the centre.</summary>
    OrderEscalated = 20,

    /// <summary>Order: put under supervision (督办). Code the tier that supervises.</summary>
    OrderSupervised = 21,

    /// <summary>Order: not finished when the run ended (在办). Code its state, A when it was reported, B when it is due, C how many requests it carries, D department index of the lead.</summary>
    OrderOpenAtEnd = 22,

    /// <summary>Order: a command that its state refuses. Code state × 256 + command.</summary>
    CommandRefused = 23,

    // 24 was for requests that a centre declines to file (不予受理). Operators explain those away: they count as answered directly.

    /// <summary>Hotline: a caller was called back (回访). Code 1 satisfied, 0 not; A request, B order, C department index of the lead.</summary>
    CalledBack = 25,

    /// <summary>Hotline or CommandCenter: a request or find still lay there when the run ended. Code 1 when it was in somebody's hands, A request (0 for a find), B incident, C matter.</summary>
    RequestOpenAtEnd = 26,

    /// <summary>Hotline: a caller could not be reached for a call-back. A request, B order.</summary>
    NotReached = 27,

    /// <summary>CommandCenter: a find joined an open order. Code 1 when both are of the same incident, A incident, B order.</summary>
    FindMerged = 28,

    /// <summary>Order: a consultation added helpers to work in progress (增派). Code how many.</summary>
    OrderAssisted = 29,

    /// <summary>A unit finished a job. Code 1 done, 0 called off; A travel in ms, B work in ms, C order, D kind of unit (<see cref="TwinKind"/>).</summary>
    UnitFreed = 30,

    /// <summary>A unit began its shift. Code kind of unit (<see cref="TwinKind"/>).</summary>
    ShiftBegan = 31,

    /// <summary>A unit ended its shift. Code kind of unit, A when it began.</summary>
    ShiftEnded = 32,

    /// <summary>CommandCenter, Department or Resident: an item of desk work was done. Code what (<see cref="Centers.DeskWork"/>), A wait in ms, B service in ms, C order.</summary>
    DeskServed = 33,

    /// <summary>CommandCenter: a consultation was held (会商). Code how many departments, A order, B from the call until the decision began in ms, C the decision in ms.</summary>
    ConsultationHeld = 34,

    /// <summary>Order: a more urgent matter of the same incident raised it (提级). Code that matter, A the matter before, B when it is due now.</summary>
    OrderRaised = 35,

    /// <summary>GridCell: a low point crossed a level. Code low point index, A level now (0 to 4: below 150 mm, 150, 270, 400, 500), B depth in mm, C level before.</summary>
    LowPointLevel = 40,

    /// <summary>Sensor: an alarm was raised (预警). Code level 1 to 4, A measured depth in mm, B low point index, C 1 when forecast from the rate of rise.</summary>
    SensorAlarm = 41,

    /// <summary>Sensor: the alarm is over. Code level it was, B low point index.</summary>
    SensorClear = 42,

    /// <summary>Sensor: it went wrong or came back. Code 0 well, 1 offline, 2 stuck, 3 drifting.</summary>
    SensorFault = 43,

    /// <summary>GridCell: water balance at the run's end in litres (1000 per m³): A rain in, B drained, C pumped, D stored. Code low point index.</summary>
    WaterBalance = 44,

    /// <summary>GridCell: a crew cleared the inlets. Code low point index, A the crew.</summary>
    InletsCleared = 45,

    /// <summary>GridCell: a pump started or stopped. Code low point index, A the crew, B cubic metres an hour (0 stopped).</summary>
    PumpChanged = 46,

    /// <summary>GridCell: what ran over at the run's end, in litres: A from upper low points, B on to the lower one; C error of the whole balance in mm³ (0 unless water was made or lost). Code low point index.</summary>
    WaterOverflow = 47,

    /// <summary>CommandCenter: a rainstorm warning was issued (预警发布). Code 0 lifted, 1 blue, 2 yellow, 3 orange, 4 red.</summary>
    WarningIssued = 50,

    /// <summary>Approval or Case: received (收件、线索登记). Code item, A incident, B the town's jurisdiction, C the order that gave cause (0 for none), D department index of the lead.</summary>
    AffairReceived = 260,

    /// <summary>Approval or Case: taken up (受理、立案). Code 1 by decision, 0 by silence after the limit; A when it is due.</summary>
    AffairAccepted = 261,

    /// <summary>Approval: all that is missing was asked for, once (一次性告知补正). A how long the applicant had waited in ms.</summary>
    CorrectionsAsked = 262,

    /// <summary>Approval: another department was asked for its word (流转). Code department, A when it is due.</summary>
    HandedOver = 263,

    /// <summary>Approval: that department gave its word. Code department, A how long it took in ms.</summary>
    HandOverAnswered = 264,

    /// <summary>Approval: that department was silent, which counts as consent (超时默认). Code department.</summary>
    HandOverSilent = 265,

    /// <summary>Approval or Case: its limit was put off (延期). A new due time.</summary>
    AffairExtended = 266,

    /// <summary>Case: the party was told what is held against it (告知). A how long the investigation took in ms.</summary>
    NoticeServed = 267,

    /// <summary>Case: a hearing was held (听证).</summary>
    HearingHeld = 268,

    /// <summary>Approval or Case: decided (决定). Code 1 granted or penalty, 0 rejected or dropped; A when it was received, B when it was due, C why (<see cref="Affairs.Reason"/>), D department index of the lead.</summary>
    AffairDecided = 269,

    /// <summary>Approval or Case: put under supervision (督办). Code the tier that supervises, A department index of the lead.</summary>
    AffairSupervised = 270,

    /// <summary>Case: the department handed it on as not its own (移送). Code that department, A the next one.</summary>
    AffairTransferred = 271,

    /// <summary>Approval or Case: an appeal was made (行政复议). Code 1 against the decision, 0 against silence; A department index of the lead.</summary>
    AffairAppealed = 272,

    /// <summary>Approval or Case: the appeal was decided. Code 1 against the department, 0 for it; A how long it took in ms, B when it was due, C department index of the lead.</summary>
    AppealDecided = 273,

    /// <summary>Case: the decision was carried out (执行). Code 1 of the party's own accord, 0 by the court; A how long it took in ms.</summary>
    AffairCarriedOut = 274,

    /// <summary>Approval or Case: closed (办结、结案). Code 1 decided on time, 0 late, 2 withdrawn or never filed; A when it was received, B when it was due, C when it was decided, D department index of the lead.</summary>
    AffairClosed = 275,

    /// <summary>Approval: the applicant rated the service (好差评). Code 1 satisfied, 0 not; A department index of the lead.</summary>
    AffairRated = 276,

    /// <summary>Approval or Case: the follow-up looked again (回头看). Code 1 the cause is gone, 0 it is back; A department index of the lead.</summary>
    AffairRechecked = 277,

    /// <summary>Approval or Case: not closed when the run ended (在办). Code its state (<see cref="Affairs.AffairState"/>), A when it was received, B when it is due (0 when no limit runs), C item, D department index of the lead.</summary>
    AffairOpenAtEnd = 278,

    /// <summary>Approval or Case: most of the limit is gone, the desk was warned (预警). Code department index of the lead.</summary>
    AffairWarned = 279,
}
