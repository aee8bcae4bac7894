namespace DefenderXdr.Simulation;

/// <summary>A query that cannot be run, with the place in it.</summary>
internal sealed class KqlException : Exception
{
    private KqlException(string message)
        : base(message)
    {
    }

    internal static KqlException Syntax(KqlToken at) =>
        new($"A recognition error occurred. Token: {(at.Kind == KqlTokenKind.End ? "<EOF>" : at.Text)} Line: {at.Line}, Position: {at.Column}");

    internal static KqlException Unterminated(int line, int column) =>
        new($"A recognition error occurred. Token: unterminated string literal Line: {line}, Position: {column}");

    internal static KqlException Unresolved(string @operator, KqlToken at) => new(
        $"{(@operator.Length == 0 ? "" : $"'{@operator}' operator: ")}Failed to resolve table or column expression named '{at.Text}' (line {at.Line}, column {at.Column}). Fix semantic errors in your query.");

    internal static KqlException Semantic(string @operator, string what, KqlToken at) =>
        new($"'{@operator}' operator: {what} (line {at.Line}, column {at.Column}). Fix semantic errors in your query.");

    internal static KqlException NotRun(string kind, KqlToken at, string supported) =>
        new($"'{at.Text}' {kind} is not run by the simulated tenant (line {at.Line}, column {at.Column}). {supported}");
}
