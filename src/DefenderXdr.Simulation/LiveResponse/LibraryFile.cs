namespace DefenderXdr.Simulation;

/// <summary>A file in the tenant's live response library.</summary>
/// <param name="Name">Its name; letter case does not make another file.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Created">When it was uploaded first.</param>
/// <param name="CreatedBy">Who uploaded it.</param>
internal sealed record LibraryFile(string Name, byte[] Content, DateTimeOffset Created, string CreatedBy)
{
    internal string? Description { get; init; }

    internal bool HasParameters { get; init; }

    internal string? ParametersDescription { get; init; }

    /// <summary>When it was uploaded last.</summary>
    internal DateTimeOffset Updated { get; init; } = Created;
}
