namespace DefenderXdr.Simulation;

/// <summary>Ends a call with an error answer; each API renders it in its own body shape.</summary>
internal sealed class ApiFault(int status, string code, string message) : Exception(message)
{
    internal int Status { get; } = status;

    internal string Code { get; } = code;

    internal Dictionary<string, string> Headers { get; } = [];

    internal static ApiFault BadRequest(string message) => new(400, "BadRequest", message);
}
