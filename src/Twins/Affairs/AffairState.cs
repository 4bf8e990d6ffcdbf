namespace Liandong.Twins.Affairs;

/// <summary>Where an approval or a case stands.</summary>
public enum AffairState
{
    /// <summary>待受理 (approval) or 待立案 (case): received, nobody has decided yet whether it is taken up.</summary>
    Received = 0,

    /// <summary>补正: the applicant was told, once and for all, what is missing.</summary>
    Correcting = 1,

    /// <summary>审查 (approval) or 调查 (case): the limit runs.</summary>
    Examined = 2,

    /// <summary>告知: the party knows what is held against it and may ask for a hearing.</summary>
    Noticed = 3,

    /// <summary>听证: a hearing is to be held.</summary>
    Heard = 4,

    /// <summary>待决定: everything is there, the decision waits for the desk.</summary>
    Deciding = 5,

    /// <summary>送达 (approval) or 执行 (case): decided; handed over or carried out next.</summary>
    Decided = 6,

    /// <summary>办结 or 结案.</summary>
    Closed = 7,
}
