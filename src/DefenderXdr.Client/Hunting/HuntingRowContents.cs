namespace DefenderXdr;

/// <summary>A hunting row for programs that do not know its columns. No members of the row itself, since those are its columns.</summary>
public static class HuntingRowContents
{
    extension(HuntingRow row)
    {
        /// <summary>The columns.</summary>
        public HuntingSchema Schema => row.Layout;

        /// <summary>The values in the columns' order.</summary>
        public IReadOnlyList<object?> Values => [.. row.Layout.Columns.Select((_, i) => row.Get(i))];
    }
}
