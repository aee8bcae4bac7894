namespace DefenderXdr.Simulation;

/// <summary>The one user: what is wrong with the sign-in, when something is.</summary>
internal sealed class SignedInUser(SimulatedTenantOptions options)
{
    internal void CheckPassword(TokenRequest request)
    {
        var (name, password) = (request.Required("username"), request.Required("password"));
        if (options.UserFault is not SimulatedUserFault.UnknownUser && (!Registration.Same(name, options.UserName) | password != options.Password))
            throw EntraFault.WrongPassword();
        Check();
    }

    /// <summary>Throws when this user's sign-ins fail.</summary>
    internal void Check()
    {
        if (options.UserFault is not SimulatedUserFault.None)
            throw EntraFault.Of(options.UserFault, options.TenantId);
    }
}
