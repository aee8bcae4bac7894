namespace DefenderXdr.Simulation;

/// <summary>What every sign-in of the user ends in; the numbers are those of the AADSTS codes.</summary>
public enum SimulatedUserFault
{
    /// <summary>Nothing is wrong.</summary>
    None = 0,

    /// <summary>The account does not exist in the tenant.</summary>
    UnknownUser = 50034,

    /// <summary>A second factor is required.</summary>
    MultiFactorRequired = 50076,

    /// <summary>The password is wrong, whatever it is.</summary>
    WrongPassword = 50126,

    /// <summary>A Conditional Access policy blocks the sign-in.</summary>
    BlockedByConditionalAccess = 53003,
}
