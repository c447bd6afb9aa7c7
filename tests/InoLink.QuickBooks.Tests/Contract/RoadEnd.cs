using InoLink.QuickBooks.OAuth;

namespace InoLink.QuickBooks.Tests.Contract;

/// <summary>All that a road to QuickBooks is opened with; an implementation of <see cref="IQuickBooksCompany"/> joins the contract by taking this.</summary>
/// <param name="Hosts">Addresses, always on loopback here.</param>
/// <param name="RealmId">Company id.</param>
/// <param name="Store">Where the tokens live.</param>
/// <param name="Budget">Time that is left.</param>
/// <param name="LongestWait">Caps every time-out, so that a test of a late answer does not last as long as a real one.</param>
public sealed record RoadEnd(QuickBooksHosts Hosts, string RealmId, ITokenStore Store, TimeBudget Budget, TimeSpan? LongestWait);
