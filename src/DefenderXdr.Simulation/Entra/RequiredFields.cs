namespace DefenderXdr.Simulation;

/// <summary>Fields that a sign-in request has to have.</summary>
internal static class RequiredFields
{
    internal static string Required(this FormFields form, string name) => form[name] is { Length: > 0 } value ? value : throw EntraFault.MissingParameter(name);
}
