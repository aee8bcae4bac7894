namespace DefenderXdr.PowerShell;

/// <summary>Rows in a file: all of a result, or none.</summary>
/// <param name="file">The file.</param>
/// <param name="connection">The connection that the rows come through.</param>
/// <param name="isOneOfMany">Whether others write into the file too, so that each row tells where it came from.</param>
/// <param name="isInSlices">Whether the rows come in the order of time: then those that came before an error are all there are up to a moment.</param>
internal sealed class FileSink(HuntingFile file, DefenderConnection connection, bool isOneOfMany, bool isInSlices) : HuntingSink
{
    private HuntingFilePart? part = file.Begin(withOrigin: isOneOfMany);

    public override void Rows(IReadOnlyList<HuntingRow> rows)
    {
        foreach (var row in rows) part!.Write(row);
    }

    public override void End(IReadOnlyList<HuntingColumn> columns)
    {
        if (part!.Rows == 0) part.Columns(columns);
        file.Add(part);
        part = null;
    }

    public override DefenderException Break(DefenderException error)
    {
        // Nobody wants to hunt through a month anew because of its last day.
        if (isInSlices && part is { Rows: > 0 } && error.Kind is not (ErrorKind.WriteError or ErrorKind.InvalidArgument))
        {
            try
            {
                return error.Behind($"They are in '{file.KeepPartial(part, isOneOfMany ? connection.Name : null)}', and not in '{file.Path}'.");
            }
            catch (DefenderException e) when (e.Kind == ErrorKind.WriteError)
            {
                // The error that came first is what counts.
            }
        }
        return error.Behind($"Nothing of this result is in '{file.Path}'.");
    }

    public override void Dispose()
    {
        part?.Dispose();
        base.Dispose();
    }
}
