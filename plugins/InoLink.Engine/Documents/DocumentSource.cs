using InoLink.Engine.Customers;

namespace InoLink.Engine.Documents;

/// <summary>A quote, order or invoice with its lines, as the CRM holds it. All amounts decimal in the document's currency. Holds no row and no service.</summary>
public sealed class DocumentSource
{
    public string Table { get; set; } = "";

    public Guid RecordId { get; set; }

    /// <summary>Quote, order or invoice number.</summary>
    public string Number { get; set; } = "";

    /// <summary>0 for a first quote; orders and invoices have none.</summary>
    public int Revision { get; set; }

    public string Name { get; set; } = "";

    public int State { get; set; }

    public int StatusReason { get; set; }

    /// <summary>0 = the price engine found nothing wrong.</summary>
    public int PricingError { get; set; }

    /// <summary>When the row was made, UTC.</summary>
    public DateTime? CreatedOn { get; set; }

    /// <summary>When a line was changed last, UTC; null where there is none.</summary>
    public DateTime? LinesChangedOn { get; set; }

    public Guid? CustomerId { get; set; }

    public string CustomerTable { get; set; } = "";

    public string CustomerName { get; set; } = "";

    /// <summary>ISO code; empty where the document has none.</summary>
    public string Currency { get; set; } = "";

    /// <summary>The CRM's rate: units of the document's currency per one unit of the CRM's base currency.</summary>
    public decimal? CrmRate { get; set; }

    /// <summary>ISO code of the CRM's base currency, which its rate counts from.</summary>
    public string BaseCurrency { get; set; } = "";

    public decimal DetailAmount { get; set; }

    public decimal DiscountAmount { get; set; }

    public decimal DiscountPercentage { get; set; }

    public decimal Freight { get; set; }

    public decimal PreFreightAmount { get; set; }

    public decimal? Tax { get; set; }

    public decimal Total { get; set; }

    /// <summary>The document's own date, already cut to a day of the company's zone; null where the CRM has none.</summary>
    public DateTime? Date { get; set; }

    public DateTime? DueDate { get; set; }

    /// <summary>Requested delivery date; an invoice's is its lines', else the day it was delivered.</summary>
    public DateTime? ShipDate { get; set; }

    public DateTime? ExpiresOn { get; set; }

    public string PaymentTerms { get; set; } = "";

    public string ShippingMethod { get; set; } = "";

    public PostalAddress BillTo { get; set; } = new();

    public PostalAddress ShipTo { get; set; } = new();

    /// <summary>Name of the person at the bill-to address; invoices have none.</summary>
    public string BillToContact { get; set; } = "";

    /// <summary>E-mail of the bill-to contact, else of the customer.</summary>
    public string BillEmail { get; set; } = "";

    /// <summary>The quote an order or invoice came from; the order an invoice came from.</summary>
    public Guid? QuoteId { get; set; }

    public Guid? OrderId { get; set; }

    public Guid? BusinessUnit { get; set; }

    public string? RowVersion { get; set; }

    public IReadOnlyList<DocumentLine> Lines { get; set; } = Array.Empty<DocumentLine>();
}

/// <summary>One line as the CRM holds it.</summary>
public sealed class DocumentLine
{
    /// <summary>1-based place on the document, for messages.</summary>
    public int Position { get; set; }

    public Guid? ProductId { get; set; }

    /// <summary>The product's or the write-in's name.</summary>
    public string ProductName { get; set; } = "";

    public bool IsWriteIn { get; set; }

    public string Description { get; set; } = "";

    public decimal PricePerUnit { get; set; }

    public decimal Quantity { get; set; }

    /// <summary>Default units in one unit of the line; null where the unit has no factor to the product's default unit (BOOKS B13).</summary>
    public decimal? UnitFactor { get; set; } = 1m;

    public string UnitName { get; set; } = "";

    public decimal VolumeDiscountPerUnit { get; set; }

    public decimal ManualDiscount { get; set; }

    /// <summary>The CRM's tax of the line; null where it is blank.</summary>
    public decimal? Tax { get; set; }
}
