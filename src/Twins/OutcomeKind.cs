namespace Liandong.Twins;

/// <summary>
/// The facts a run of the city leaves behind. Each line says who records it (<c>Twin</c>) and what Code, A, B, C and D hold;
/// ids of twins are <see cref="Time.TwinId.Value"/>, times and spans milliseconds. Part of every digest and recording: numbers are never reused.
/// </summary>
[ExemptFrom(RepositoryRule.FileLength, "An enum cannot be split over files, and numbers that must never repeat stand together.")]
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
    /// <summary>CommandCenter: a request joined an open order. Code 1 when both are of the same incident, 0 when not, −1 when nobody can tell, A request, B order.</summary>
    RequestMerged = 7,
    /// <summary>Order: filed (立案). Code matter, A request (0 when found by officers or sensors), B the cell, C when it was reported, D incident.</summary>
    OrderFiled = 10,
    /// <summary>Order: dispatched (派遣). Code executor (<see cref="Orders.Executor"/>), A the team or desk, B department index of the lead, C how many helpers.</summary>
    OrderDispatched = 11,
    /// <summary>Order: an executor accepted (接单). A the unit or desk.</summary>
    OrderAccepted = 12,
    /// <summary>Order: somebody arrived (到场). A the unit.</summary>
    OrderOnScene = 13,
    /// <summary>Order: the work is done (处置). A the unit or desk; Code 1 when others settled it before anybody arrived.</summary>
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
    /// <summary>Order: a command that it refuses. Code state × 256 + command; for a merge A the request (0 for a find), B the incident.</summary>
    CommandRefused = 23,

    // 24 was for requests that a centre declines to file (不予受理). Operators explain those away: they count as answered directly.

    /// <summary>Hotline: a caller was called back (回访). Code 1 satisfied, 0 not; A request, B order, C department index of the lead.</summary>
    CalledBack = 25,
    /// <summary>Hotline or CommandCenter: a request or find still lay there when the run ended. Code 1 when it was in somebody's hands, A request (0 for a find), B incident, C matter.</summary>
    RequestOpenAtEnd = 26,
    /// <summary>Hotline: a caller could not be reached for a call-back. A request, B order.</summary>
    NotReached = 27,
    /// <summary>CommandCenter: a find joined an open order. Code 1 when both are of the same incident, 0 when not, −1 when nobody can tell, A incident, B order.</summary>
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
    /// <summary>GridCell: water balance at the run's end in litres (1000 per m³): A rain and river in, B drained, C pumped, D stored. Code low point index.</summary>
    WaterBalance = 44,
    /// <summary>GridCell: a crew cleared the inlets. Code low point index, A the crew.</summary>
    InletsCleared = 45,
    /// <summary>GridCell: a pump started or stopped. Code low point index, A the crew, B cubic metres an hour (0 stopped).</summary>
    PumpChanged = 46,
    /// <summary>GridCell: what ran over at the run's end, in litres: A from upper low points, B on to the lower one; C error of the whole balance in mm³ (0 unless water was made or lost); D in mm³, what has come to the lower one less what came from upper ones: the sum over all low points is 0 unless water was lost between them. Code low point index.</summary>
    WaterOverflow = 47,
    /// <summary>GridCell: a low point's flood is over, or stands when the run ends. Code low point index, A its greatest depth in mm, B its number at this low point.</summary>
    FloodPeak = 48,
    /// <summary>CommandCenter: a rainstorm warning was issued (预警发布). Code 0 lifted, 1 blue, 2 yellow, 3 orange, 4 red.</summary>
    WarningIssued = 50,

    // Hazardous goods: 100 to 149
    /// <summary>Vehicle: set out from its depot. Code goods, A its number in the city, B which trip, C 1 when it is for a ring.</summary>
    TripBegan = 100,
    /// <summary>Vehicle: back at its depot. Code goods, A when it had set out, B driving of all time in ms, C way of all time in mm, D which trip.</summary>
    TripEnded = 101,
    /// <summary>Vehicle: a waybill was issued (电子运单). Code goods, A number, B centilitres, C site of origin | site of destination &lt;&lt; 32, D kilograms.</summary>
    WaybillIssued = 102,
    /// <summary>Vehicle: its goods were delivered. Code goods, A number, B centilitres, C site, D kilograms.</summary>
    WaybillClosed = 103,
    /// <summary>Vehicle: a stop is over, as it truly was. Code purpose (<see cref="Vehicles.StopPurpose"/>) + 256 at a registered site + 512 when it served an illegal trade; A when it began, B site or −1, C place (<see cref="Vehicles.Vehicle.Unpacked"/>), D centilitres in the tank.</summary>
    StopMade = 104,
    /// <summary>Vehicle: litres moved. Code 1 loaded, 2 delivered, 3 loaded without approval, 4 sold without; A centilitres, B waybill or 0, C site or −1, D centilitres in the tank.</summary>
    LitresMoved = 105,
    /// <summary>Vehicle: it belongs to a ring. Code ring, A place of the unapproved tank, B place of the yard, C its number in the city.</summary>
    RingMember = 106,
    /// <summary>Vehicle: its driver likes a place that no register knows. Code number of the place, A place, C its number in the city.</summary>
    HauntKnown = 107,
    /// <summary>Vehicle: held (1 in Code) or let go (0). A centilitres in the tank, B of these without approval, C place, D its ring or −1.</summary>
    VehicleHeld = 108,
    /// <summary>Vehicle: was warned and visits no more. Code ring, A its number in the city.</summary>
    RingScattered = 109,
    /// <summary>Vehicle: still stands when the run ends. As <see cref="StopMade"/>; D how often it was held.</summary>
    StopOpenAtEnd = 110,
    /// <summary>Vehicle: its litres at the run's end, in centilitres. Code in the tank, A loaded, B loaded without approval, C delivered, D sold without approval.</summary>
    LitresAtEnd = 111,
    /// <summary>Vehicle: its terminal at the run's end. Code positions far off, A reports, B of these back-filled, C driving in ms, D way in mm.</summary>
    ReportsAtEnd = 112,
    /// <summary>Vehicle: driver and escort had both left it while goods were on board. Code purpose (<see cref="Vehicles.StopPurpose"/>), A since when, B place, C centilitres in the tank.</summary>
    LeftAlone = 113,
    /// <summary>Vehicle: its reports and waybills are those of a recording. A its number in the city.</summary>
    VehicleFed = 114,
    /// <summary>RiskModel: nothing explains a stay. Code <see cref="Tracing.StayMarks"/>, A place, B times (<see cref="Tracing.StayTimes"/>), C centilitres that the tank gained, D the vehicle.</summary>
    StayUnexplained = 115,
    /// <summary>RiskModel: a spot of unexplained stays is an alarm (异常聚集停留预警). Code score, A case, B place, C vehicles | known signs of <see cref="Tracing.SpotScore.Signs"/> &lt;&lt; 24 | stays &lt;&lt; 32, D when the first of the stays began.</summary>
    SpotAlarm = 116,
    /// <summary>RiskModel: an alert about one vehicle. Code <see cref="Tracing.RiskKind"/>, A case, B place, C when it began, D the vehicle.</summary>
    VehicleAlert = 117,
    /// <summary>RiskModel: a person looked into an alarm or alert (人工研判). Code 1 confirmed, 0 not, 2 nobody can say (a vehicle of a recording); A case, B since it was raised in ms, C <see cref="Tracing.HiddenKind"/> found at a spot, <see cref="Vehicles.Vehicle.StopTruth"/> of a vehicle, D <see cref="Tracing.RiskKind"/>.</summary>
    RiskReviewed = 118,
    /// <summary>RiskModel: the tracing of a confirmed spot began. A case, B how many vehicles were asked.</summary>
    TracingBegan = 119,
    /// <summary>RiskModel: what the history of an implicated vehicle shows. Code 1 when it is held responsible, A vehicle, B delivered + sold − loaded in centilitres, C sold by its level sensor, D case | stays at the spot &lt;&lt; 20 | visits to the first-ranked place before &lt;&lt; 30 | waybills &lt;&lt; 40 (−1: not known, and then B is 0).</summary>
    VehicleTraced = 120,
    /// <summary>RiskModel: a candidate for the other end. Code rank from 1, A place, B probability per mille | metres from the bank &lt;&lt; 16, C vehicles | visits &lt;&lt; 16 | visits on other days &lt;&lt; 32 | tank changes &lt;&lt; 48, D case.</summary>
    SourceRanked = 121,
    /// <summary>RiskModel: the approvals of the first-ranked place were asked for. Code 0 none, 1 approved, 2 nobody answered; A place, D case.</summary>
    ApprovalChecked = 122,
    /// <summary>RiskModel: the city's centre decided on a joint action. A case, B the common hour, C how many sites.</summary>
    JointActionDecided = 123,
    /// <summary>RiskModel: a squad went in. Code 0 at the spot, 1 at the traced place; A case, B since the common hour in ms, C place, D 1 when something was found.</summary>
    RaidMade = 124,
    /// <summary>HiddenSite: it was raided. Code <see cref="Tracing.HiddenKind"/>, A tanks sealed, B litres, C suspects, D ring.</summary>
    SiteRaided = 125,
    /// <summary>HiddenSite: it was warned and cleared in time. Code <see cref="Tracing.HiddenKind"/>, D ring.</summary>
    SiteCleared = 126,
    /// <summary>HiddenSite: what truly is there. Code <see cref="Tracing.HiddenKind"/>, A place, B ring, C tanks, D litres.</summary>
    HiddenSiteKnown = 127,
    /// <summary>RiskModel: a source that detection needs does not answer. Code its index (−1: the city has none), A until when (−1: never), B <see cref="Sharing.SourceRole"/>, C 0 waits for it, 1 goes on without it, 2 sees nothing meanwhile; D for how many recorded vehicles alone nothing of it was recorded (0: it is the source that does not answer).</summary>
    SourceMissing = 128,
    /// <summary>RiskModel: vehicles to be held were asked for by their plates. Code 0 answered, 1 the source does not answer, 2 not yet, but soon; A case, B how many.</summary>
    PlatesAsked = 129,
    /// <summary>RiskModel: a step of an investigation needs a source that does not answer. Code <see cref="Sharing.SourceRole"/>, A case, B until when it is down (−1: for ever), C 0 waits for it, 1 goes on without it.</summary>
    SourceLacking = 130,
    /// <summary>WaybillRegistry: a waybill does not agree with the registers. Code <see cref="Waybills.WaybillFault"/>, A number, B goods, D the vehicle.</summary>
    WaybillFaulty = 131,
    /// <summary>Vehicle: it was on an expressway while these are closed to hazardous goods, as it truly was. Code its number in the city, A from when, B until when, C where it then was.</summary>
    NightBanBroken = 132,

    // Elders: 150 to 179
    /// <summary>Elder: what truly happened to them. Code <see cref="Elders.Trouble"/>, A the trouble's number, B index of the elder in the city, C the wristband (<see cref="Elders.DeviceState"/>).</summary>
    ElderBefell = 150,
    /// <summary>Elder: the wristband raised an alarm. Code <see cref="Elders.AlarmCause"/>, A incident, B index of the elder, C the trouble it is about (0: none, a false alarm; for counting only), D partial NEWS2 score for vital signs.</summary>
    ElderAlarm = 151,
    /// <summary>Elder: another alarm joined one that was open. As <see cref="ElderAlarm"/>.</summary>
    ElderAlarmRepeated = 152,
    /// <summary>Elder: somebody took the alarm up, the first to do so. Code <see cref="Elders.Rescuer"/>, A incident, B since the alarm in ms.</summary>
    ElderAlarmAnswered = 153,
    /// <summary>Elder: somebody stood at their side; this closes the race. Code <see cref="Elders.Rescuer"/>, A incident, B since the alarm in ms.</summary>
    ElderReached = 154,
    /// <summary>Elder: the alarm was settled. Code 0 by arrival, 1 by telephone; A incident, B since the alarm in ms, C <see cref="Elders.Rescuer"/>, D the trouble it was about.</summary>
    ElderAlarmSettled = 155,
    /// <summary>Elder: one who was on the way was called off. Code <see cref="Elders.Rescuer"/>, A incident.</summary>
    ElderRescuerCalledOff = 156,
    /// <summary>Elder: nobody took the alarm up in time and the county was asked. Code the tier, A incident, B since the alarm in ms.</summary>
    ElderAlarmEscalated = 157,
    /// <summary>Elder: a false fall alarm was put away at the wristband ("I am well"). A index of the elder.</summary>
    ElderPromptAnswered = 158,
    /// <summary>Elder: the platform noticed that the wristband had been silent for a day. A incident, B index of the elder.</summary>
    ElderDeviceSilent = 159,
    /// <summary>Elder: an alarm that nobody had settled when the run ended. Code <see cref="Elders.AlarmCause"/>, A incident, B since the alarm in ms, C the trouble it is about.</summary>
    ElderAlarmOpenAtEnd = 160,
    /// <summary>Elder: how the wristband was worn, at the run's end. Code 0 by day, 1 by night; A worn in ms, B empty in ms, C all in ms, D index of the elder.</summary>
    ElderWear = 161,
    /// <summary>Elder: one whom a call had left alone in their trouble was found. Code <see cref="Elders.Rescuer"/> (0: family, neighbours), A trouble, B since the call in ms, C index of the elder.</summary>
    ElderFound = 162,

    // The watch over river and coast: 180 to 199
    /// <summary>Vessel, SeaOutfall: it does what is forbidden, as it truly was. Code <see cref="Waterways.Errand"/>; A vessel or outfall, B metres along the shore, C the cell on the bank, by its index in the city, D <see cref="Waterways.ShoreKind"/>.</summary>
    OffenceBegan = 180,
    /// <summary>Vessel, SeaOutfall: it went on without having been caught. Code errand, A vessel or outfall, B metres along the shore, C 1 when it fled from a patrol boat, D when the last of its foul water reaches a station in ms (0 none).</summary>
    OffenceEnded = 181,
    /// <summary>ShoreStation: an alarm. Code <see cref="Waterways.Suspicion"/>; A incident, B whom it is about (<see cref="Waterways.AlarmAbout"/>), C metres along the shore, D the cell on the bank, by its index in the city.</summary>
    RiverAlarm = 182,
    /// <summary>PatrolPost: a boat set out. Code boat, A incident, B vessel, C wait for a boat in ms, D metres to go.</summary>
    BoatSent = 183,
    /// <summary>PatrolPost: the vessel was boarded. Code 1 an offence was found; A incident, B vessel, C since the pursuit was ordered in ms, D how often the boat had to go on.</summary>
    VesselBoarded = 184,
    /// <summary>PatrolPost: the vessel left its waters and the next county took over (移交). Code the county's jurisdiction that took over; A incident, B vessel.</summary>
    PursuitTransferred = 185,
    /// <summary>PatrolPost: the vessel was lost. Code 0 radar has it no more, 1 given up; A incident, B vessel.</summary>
    PursuitLost = 186,
    /// <summary>Vessel, SeaOutfall: an offender was boarded or proven by samples, as it truly was. Code errand; A vessel or outfall, B metres along the shore, C 1 in the act.</summary>
    OffenderBoarded = 187,
    /// <summary>ShoreStation, the first of a shore for all: a source does not answer. Code <see cref="Sharing.SourceRole"/>, A until when (−1: its department does not share it), B <see cref="Waterways.ShoreKind"/>.</summary>
    RiverSourceMissing = 188,
    /// <summary>ShoreStation: whose slick it may be (污水团溯源). Code how likely the first is, per mille; A incident, B up to three vessels, 21 bits each, the likeliest lowest (<see cref="Waterways.TrackNumbers.NoVessel"/>: none), C 1 boarded, 0 a sample and the next port, D <see cref="Waterways.ShoreKind"/>.</summary>
    SlickTraced = 189,
    /// <summary>Vessel: looked into at the next port with the sample (靠港核查). Code 0 nothing was found, 1 it was proven, 2 suspected without proof (<see cref="Waterways.PortFinding"/>); A vessel, B incident.</summary>
    LookedAtPort = 190,

    // A burst main and a storm of calls: 200 to 209
    /// <summary>WaterMain: it burst (爆管). Code matter, A its incident, B the cell's index in the city, C people whom it supplies, D their homes.</summary>
    MainBurst = 200,
    /// <summary>WaterMain: a step of the repair. Code <see cref="Outages.RepairStep"/>; A how many (crews there, complaints filed), B since the burst in ms.</summary>
    RepairStep = 201,
    /// <summary>DryHomes: water. Code the cell's index in the city; A 0 gone, 1 back; B people, C homes, D who will call unless told or water returns.</summary>
    SupplyChanged = 202,
    /// <summary>DryHomes: the company's text message came. Code the cell's index in the city; A homes, B of these homes reached.</summary>
    NoticeCame = 203,
    /// <summary>Hotline: a caller heard the recording about the known cause and hung up content. A request.</summary>
    RecordingHeard = 204,
    /// <summary>DryHomes: a caller tries no more without having been answered. Code the cell's index in the city, A caller, B calls.</summary>
    CallerGaveUp = 205,
    /// <summary>DryHomes: its callers when the run ended. Code the cell's index in the city; A who called, B of these got through, C who never had to call (told, or water came first), D milliseconds without water.</summary>
    DryHomesAtEnd = 206,
    /// <summary>RenewalOffice: an estate on the list (改造清单). Code rank from 1; A low point index + 2³² when it is to be renewed, B score in millionths, C requests | alarms &lt;&lt; 32, D minutes under water as filed | floods &lt;&lt; 32.</summary>
    EstateListed = 207,
    /// <summary>GridCell: an estate's drainage was renewed (改造完成). Code low point index; A and B µm of rain an hour over the catchment before and now, C cost in 10,000 yuan.</summary>
    DrainageRenewed = 208,

    // Releases of gas: 210 to 219
    /// <summary>Release: it began (泄漏开始). Code substance (<see cref="Releases.Substance"/>), A grams a second, B the cell's index in the city, C when the vessel is empty.</summary>
    ReleaseBegan = 210,
    /// <summary>Release: it ended. Code 1 stopped, 0 empty; A grams that escaped, B of them before somebody knew.</summary>
    ReleaseEnded = 211,
    /// <summary>Release: a cross-section of the true plume. Code level (<see cref="Releases.Substance"/>'s 2 or 3), A and B its middle, C and D from there to its edge (mm east, mm north).</summary>
    PlumeSection = 212,
    /// <summary>GasSensor: an alarm. Code 1 raised, 0 over; A measured in µg/m³, B its number, C what is wrong with it (<see cref="Releases.GasSensorFault"/>).</summary>
    GasAlarm = 213,
    /// <summary>IncidentCommand: a release is taken for certain. Code 1 from sensors, 2 from people's calls; A the incident, B the cell's index in the city.</summary>
    ReleaseConfirmed = 214,
    /// <summary>IncidentCommand: a cordon was set (警戒). Code how many times; A radius of isolation, B length downwind, C half width, all in mm; D direction downwind: parts east and north of ±1,000,000, 32 bits each.</summary>
    CordonSet = 215,
    /// <summary>Neighbourhood: its people were told what to do. Code the cell's index in the city; A what (<see cref="Releases.ProtectiveAction"/>), B people at home.</summary>
    CellOrdered = 216,
    /// <summary>Neighbourhood: where its people are. Code the cell's index in the city; A at home, B on the road, C in shelters, D elsewhere.</summary>
    PeopleWhere = 217,
    /// <summary>Neighbourhood: exposure since it was last told. Code the cell's index in the city; A and B person-minutes (in sixteenths) above AEGL-2 and AEGL-3, C of passers-by above AEGL-2, D the highest concentration outdoors in µg/m³.</summary>
    Exposure = 218,
    /// <summary>IncidentCommand or Shelter: a step of the response. Code what (<see cref="Releases.ResponseStep"/>); A the cell's index in the city, or how many.</summary>
    ResponseStep = 219,

    // Home care: 220 to 239
    /// <summary>CareStation: an elder asked for a service. Code <see cref="Care.CareService"/>, A incident, B the home's cell, C number of the elder at the station.</summary>
    CareAsked = 220,
    /// <summary>CarePlatform: a provider got the order. Code service, A incident, B index of the provider, C distance from its seat in m, D how long the order lay in line in ms.</summary>
    CareMatched = 221,
    /// <summary>CarePlatform: no capable provider had a free worker and the order went into the line. Code service, A incident.</summary>
    CareWaits = 222,
    /// <summary>CareProvider: a worker stood at the door. Code service, A incident, B index of the provider, C travel in ms.</summary>
    CareArrived = 223,
    /// <summary>CareProvider: the service was done. Code service, A incident, B index of the provider, C travel in ms, D work in ms.</summary>
    CareServed = 224,
    /// <summary>CareStation: who pays. Code service, A incident, B subsidy in fen, C the elder's own part in fen.</summary>
    CarePaid = 225,
    /// <summary>CareStation: the elder was called back (回访). Code 1 satisfied, 0 not; A incident, B service.</summary>
    CareRated = 226,
    /// <summary>CareStation: the elder could not be reached for a call-back. A incident.</summary>
    CareNotReached = 227,
    /// <summary>CareStation: a morning of its day care. Code places, A elders who are there, B who wait for a place, C who signed up today.</summary>
    DayCareDay = 228,
    /// <summary>CareStation: a service not done when the run ended. Code service, A incident, B asked at.</summary>
    CareOpenAtEnd = 229,
    /// <summary>CareProvider: a wave of illness keeps workers of a provider away, or they are back. Code service, A index of the provider, B change of workers.</summary>
    CareWorkersChanged = 230,
    /// <summary>CareStation: an elder begins to come to day care. Code days it waited for a place, A number of the elder at the station, B for how many days.</summary>
    DayCareAdmitted = 231,
    /// <summary>CareStation: an elder without a day-care place looks elsewhere. Code days it waited, A number of the elder at the station.</summary>
    DayCareGivenUp = 232,
    /// <summary>CareStation: a morning of what it rents out. Code aids it has, A brought, on the way or reserved, B being cleaned, C elders who wait for one.</summary>
    AidDay = 233,
    /// <summary>CareStation: an elder asked for an aid. Code <see cref="Care.AidKind"/>, A number of the elder at the station, B 1 when none was left and they wait.</summary>
    AidAsked = 234,
    /// <summary>CareStation: an elder without an aid looks elsewhere. Code <see cref="Care.AidKind"/>, A how long they waited in ms, B number of the elder at the station.</summary>
    AidGivenUp = 235,
    /// <summary>CareStation: an aid was brought. Code <see cref="Care.AidKind"/>, A since it was asked for in ms, B number of the elder at the station.</summary>
    AidDelivered = 236,
    /// <summary>CareStation: an aid was fetched. Code <see cref="Care.AidKind"/>, A since it was brought in ms, B number of the elder at the station.</summary>
    AidFetched = 237,

    // Resident supervision: 240 to 259
    /// <summary>UnownedAsset: it failed. Code <see cref="Supervision.AssetKind"/>, A incident, B index of the asset.</summary>
    AssetFailed = 240,
    /// <summary>UnownedAsset: it works again. A incident, B index of the asset, C how long it had failed in ms.</summary>
    AssetRestored = 241,
    /// <summary>Supervisor (street): a case was opened (督导立案). A index of the asset, B since it failed in ms.</summary>
    CaseOpened = 242,
    /// <summary>Supervisor (street): somebody repairs first (先修后移). Code 0 agreed by telephone, 1 at a meeting; A index of the asset, B since the case was opened in ms.</summary>
    RepairFirstAgreed = 243,
    /// <summary>Supervisor (district): a meeting was booked. Code the tier that chairs, A index of the asset, B since it was asked for until it begins in ms, C how many units.</summary>
    MeetingBooked = 244,
    /// <summary>Supervisor (district): a meeting was held. Code <see cref="Supervision.MeetingResult"/>, A index of the asset, B since it was asked for in ms, C how many units, D which meeting of the case.</summary>
    MeetingHeld = 245,
    /// <summary>Supervisor (street): the case goes before the district's leader. A index of the asset, B since the case was opened in ms.</summary>
    CaseRaised = 246,
    /// <summary>Supervisor (street): a step of the hand-over began. Code step, A index of the asset.</summary>
    StepBegun = 247,
    /// <summary>Supervisor (street): a step of the hand-over is done. Code step, A index of the asset, B since it began in ms.</summary>
    StepDone = 248,
    /// <summary>Supervisor: followed up (跟踪督办). Code <see cref="Supervision.SupervisorTask"/>, A index of the asset, B wait for the supervisor in ms, C time it took in ms.</summary>
    FollowedUp = 249,
    /// <summary>Supervisor (street): the asset has an owner (移交完成). Code department index of the owner, A index of the asset, B since the case was opened in ms.</summary>
    HandedOver = 250,
    /// <summary>Supervisor (street): a case not handed over when the run ended. Code <see cref="Supervision.CaseStage"/>, A index of the asset, B since it was opened in ms.</summary>
    CaseOpenAtEnd = 251,
    /// <summary>UnownedAsset: still failed when the run ended. A incident, B index of the asset, C for how long in ms.</summary>
    AssetFailedAtEnd = 252,
    /// <summary>Supervisor (district): the units have no time in common within a year, and the meeting was put off (无法排期). Code the tier that would chair, A index of the asset, B since it was asked for in ms, C how many units, D which meeting of the case.</summary>
    MeetingPutOff = 253,
    /// <summary>Supervisor (street): papers that name the owner were found while a meeting was prepared (权属资料). Code which meeting of the case, A index of the asset, B since the case was opened in ms.</summary>
    RecordFound = 254,

    // Approvals and cases: 260 to 289
    /// <summary>Approval or Case: received (收件、线索登记). Code item, A incident, B the town's jurisdiction, C the order that gave cause (0 for none), D department index of the lead.</summary>
    AffairReceived = 260,
    /// <summary>Approval or Case: taken up (受理、立案). Code 1 by decision, 0 by silence after the limit; A when it is due.</summary>
    AffairAccepted = 261,
    /// <summary>Approval: all that is missing was asked for, once (一次性告知补正). A how long the applicant had waited in ms.</summary>
    CorrectionsAsked = 262,
    /// <summary>Approval: another department was asked for its word (流转). Code department, A when it is due.</summary>
    OpinionAsked = 263,
    /// <summary>Approval: that department gave its word. Code department, A how long it took in ms.</summary>
    OpinionGiven = 264,
    /// <summary>Approval: that department was silent, which counts as consent (超时默认). Code department.</summary>
    OpinionSilent = 265,
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
    /// <summary>Approval or Case: the follow-up looked again (回头看). Code 1 the cause is gone, 0 it is back; A department index of the lead, B for how long it was back in ms (0 where the world itself was looked at).</summary>
    AffairRechecked = 277,
    /// <summary>Approval or Case: not closed when the run ended (在办). Code its state (<see cref="Affairs.AffairState"/>), A when it was received, B when it is due (0 when no limit runs), C item, D department index of the lead.</summary>
    AffairOpenAtEnd = 278,
    /// <summary>Approval or Case: most of the limit is gone, the desk was warned (预警). Code department index of the lead.</summary>
    AffairWarned = 279,
    /// <summary>Approval or Case: the truth, which nobody knows until somebody looks: after it was closed the cause came back (问题反弹). Code department index of the lead.</summary>
    AffairCauseBack = 280,

    // Device reports, kept when a scenario asks for them: 290 to 299.
    /// <summary>Sensor (ponding): a report (监测数据). Code 1 when it is the first after a repair, A level in mm.</summary>
    DepthReported = 290,
    /// <summary>Sensor (rain gauge): a report (雨量数据). A rain of the last five minutes in µm.</summary>
    RainReported = 291,
    /// <summary>Vehicle: a report of its terminal reached the platform (车辆定位). Code speed in mm a second, A place, B when it was taken in ms, C tank in centilitres (−1 without a sensor).</summary>
    PositionReported = 292,
    /// <summary>Elder: a report of the wristband (手环数据). Code <see cref="Elders.FedReport"/>, A pulse | systolic pressure &lt;&lt; 16 | saturation &lt;&lt; 32, B place.</summary>
    VitalsReported = 293,
    /// <summary>CommandCenter: a decision that came in through its front door was carried out (指令已执行). Code <see cref="Centers.Decision"/>, A level, cell or order.</summary>
    DecisionTaken = 294,
    /// <summary>CommandCenter: a decision that came in through its front door cannot be carried out (指令被退回). Code <see cref="Centers.Decision"/>, A level, cell or order, B why (<see cref="Centers.DecisionFault"/>).</summary>
    DecisionRefused = 295,
}
