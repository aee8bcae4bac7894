namespace DefenderXdr;

/// <summary>A hunting row for programs that do not know its columns. No members of the row itself, since those are its columns.</summary>
public static class HuntingRowContents
{
    extension(HuntingRow row)
    {
        /// <summary>The connection that it came through; null outside PowerShell. Not a column that the query calls so.</summary>
        public string? ConnectionName
        {
            get => row.Connection;
            set => row.Connection = value;
        }

        /// <summary>The tenant that it came from; null outside PowerShell. Not a column that the query calls so.</summary>
        public string? TenantId
        {
            get => row.Tenant;
            set => row.Tenant = value;
        }

        /// <summary>The columns.</summary>
        public HuntingSchema Schema => row.Layout;

        /// <summary>The values in the columns' order.</summary>
        public IReadOnlyList<object?> Values => [.. row.Layout.Columns.Select((_, i) => row.Get(i))];
    }
}
