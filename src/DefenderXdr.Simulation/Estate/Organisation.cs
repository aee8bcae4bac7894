namespace DefenderXdr.Simulation;

/// <summary>What a tenant's own people, computers and sites are named after.</summary>
/// <param name="Name">The company, such as <c>Contoso</c>.</param>
/// <param name="Label">The domain's first part, such as <c>contoso</c>.</param>
/// <param name="Domain">Where its people get their mail, such as <c>contoso.com</c>.</param>
internal sealed record Organisation(string Name, string Label, string Domain)
{
    private const int LongestWindowsDomain = 15;

    /// <summary>The domain of its computers.</summary>
    internal string ComputerDomain => "corp." + Domain;

    /// <summary>The domain as Windows signs in to it.</summary>
    internal string WindowsDomain { get; } = Label.Substring(0, Math.Min(Label.Length, LongestWindowsDomain)).ToUpperInvariant();

    internal static Organisation Of(SimulatedTenantOptions options)
    {
        var domain = options.Domain.Trim().ToLowerInvariant();
        var label = domain.Split('.')[0];

        // A tenant's first domain is Microsoft's; companies bring one of their own.
        return new(options.DisplayName, label, domain.StartsWith(label + ".onmicrosoft.", StringComparison.Ordinal) ? label + ".com" : domain);
    }
}
