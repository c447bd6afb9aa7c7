using System.Diagnostics.CodeAnalysis;

namespace InoLink.Lab.WebApi.Query;

/// <summary>Dates without a time out of a parsed address.</summary>
internal static class PlainDate
{
    public static bool TryGet([NotNullWhen(true)] object? value, out DateOnly day)
    {
        // version 8 of the library still has a class of its own; version 9 will give DateOnly
#pragma warning disable CS0618
        if (value is Microsoft.OData.Edm.Date date)
#pragma warning restore CS0618
        {
            day = new DateOnly(date.Year, date.Month, date.Day);
            return true;
        }

        day = default;
        return false;
    }
}
